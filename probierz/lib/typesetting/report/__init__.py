"""The closing report of a programme: its content as plain values, and the document made of it."""
