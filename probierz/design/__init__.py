"""The design system: base pages, components, template tags, charts, navigation."""
