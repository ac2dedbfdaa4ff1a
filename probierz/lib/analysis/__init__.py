"""Two waves of a survey compared by a plan that was written before: the engine behind `analyse_survey`."""
