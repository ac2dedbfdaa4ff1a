"""Who may do what: permissions, roles, the actor, and the guards of actions and views."""
