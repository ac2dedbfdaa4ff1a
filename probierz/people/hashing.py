"""How passwords are hashed: docs/adr/0014 has the measurements."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id with the parameters that OWASP lists for it, chosen for two cores and little memory."""

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1
