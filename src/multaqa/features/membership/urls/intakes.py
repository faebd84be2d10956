"""Routes of staff who bring in lists."""

from django.urls import path

from multaqa.features.membership.views import intakes

ALL = "staff/lists/"
ONE = f"{ALL}<str:public_id>/"

urlpatterns = [
    path(ALL, intakes.intakes, name="intakes"),
    path(f"{ALL}templates/<str:kind>/<str:form>/", intakes.template, name="intake_template"),
    path(ONE, intakes.intake, name="intake"),
    path(f"{ONE}choices/", intakes.choices, name="intake_choices"),
    path(f"{ONE}saving/", intakes.saving, name="intake_saving"),
    path(f"{ONE}ending/", intakes.ending, name="intake_ending"),
    path(f"{ONE}problems/", intakes.problems, name="intake_problems"),
]
