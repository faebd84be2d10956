from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "multaqa.features.membership"
    label = "membership"

    def ready(self) -> None:
        from multaqa.features.membership import effects, personal, things  # noqa: F401  (importing registers them)

        things.register_membership()
