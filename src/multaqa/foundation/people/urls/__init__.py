"""Routes of accounts and settings, under a language; names of account routes are those the sign-in library reverses."""

from allauth.account import views as library
from django.urls import include, path, re_path

from multaqa.foundation.people import views

account_urls = [
    path("sign-in/", library.login, name="account_login"),
    path("sign-out/", views.sign_out, name="account_logout"),
    path("sign-up/", library.signup, name="account_signup"),
    path("closed/", library.account_inactive, name="account_inactive"),
    path("confirm-password/", library.reauthenticate, name="account_reauthenticate"),
    path("address/", library.email, name="account_email"),
    path("address/sent/", library.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^address/(?P<key>[-:\w]+)/$", library.confirm_email, name="account_confirm_email"),
    path("password/", library.password_change, name="account_change_password"),
    path("password/first/", library.password_set, name="account_set_password"),
    path("password/forgotten/", library.password_reset, name="account_reset_password"),
    path("password/forgotten/sent/", library.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        library.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/new/done/", library.password_reset_from_key_done, name="account_reset_password_from_key_done"),
]

settings_urls = [
    path("", views.settings, name="settings"),
    path("account/", views.account, name="account"),
    path("network/", views.network, name="network"),
    path("devices/", views.devices, name="devices"),
    path("devices/others/", views.other_devices_end, name="other_devices_end"),
    path("devices/<slug:public_id>/", views.device_end, name="device_end"),
    path("lock/", views.lock_now, name="lock"),
    path("lock/<str:token>/", views.lock_by_link, name="lock_by_link"),
    path("locked/", views.locked, name="locked"),
    path("appearance/", views.choose_appearance, name="appearance"),
]

urlpatterns = [
    path("account/", include(account_urls)),
    path("settings/", include((settings_urls, "people"))),
]
