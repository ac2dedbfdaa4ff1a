"""Writes of planning: policy, objectives, context, risks, opportunities, management control."""
