"""The reference installation: real offices and programmes, invented people and answers, one seed."""
