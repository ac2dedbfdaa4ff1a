"""Many offices together: stages, outcomes, the closing conference, news and the closing report."""
