"""Routes of accounts and settings, under a language; names of account routes are those the sign-in library reverses."""

from allauth.account import views as library
from django.urls import include, path, re_path

from multaqa.foundation.people import views
from multaqa.foundation.people.guards import recently_proved, signed_in

account_urls = [
    path("sign-in/", library.login, name="account_login"),
    path("sign-out/", views.sign_out, name="account_logout"),
    path("sign-up/", library.signup, name="account_signup"),
    path("closed/", library.account_inactive, name="account_inactive"),
    path("sign-in/second-step/", views.second_step, name="mfa_authenticate"),
    path("sign-in/second-step/passkey/", views.second_step_by_passkey, name="account_second_step_by_passkey"),
    path("sign-in/second-step/end/", views.second_step_end, name="account_second_step_end"),
    path("sign-in/passkey/", views.sign_in_by_passkey, name="account_sign_in_by_passkey"),
    path("sign-in/by/<slug:provider>/", views.sign_in_by, name="account_sign_in_by"),
    path("sign-in/by/<slug:provider>/trouble/<slug:kind>/", views.provider_trouble, name="account_provider_trouble"),
    path("sign-in/new/", views.stranger, name="account_stranger"),
    path("proof/by/<slug:provider>/", views.proof_by, name="account_proof_by"),
    path("proof/", views.proof, name="account_reauthenticate"),
    path("proof/passkey/", views.proof_by_passkey, name="account_proof_by_passkey"),
    path("address/", signed_in(recently_proved(library.email)), name="account_email"),
    path("address/sent/", library.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^address/(?P<key>[-:\w]+)/$", library.confirm_email, name="account_confirm_email"),
    path("password/", signed_in(recently_proved(library.password_change)), name="account_change_password"),
    path("password/first/", signed_in(recently_proved(library.password_set)), name="account_set_password"),
    path("recovery/", views.recovery_request, name="account_recovery"),
    path("recovery/asked/", views.recovery_asked, name="account_recovery_asked"),
    path("recovery/stop/<str:token>/", views.recovery_stop_by_link, name="account_recovery_stop"),
    path("offer/<str:token>/", views.offer, name="account_offer"),
    path("address/undo/<str:token>/", views.address_undo, name="account_address_undo"),
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
    path("providers/", views.providers, name="providers"),
    path("providers/new/", views.provider_offered, name="provider_offered"),
    path("providers/<slug:provider>/", views.provider_link, name="provider_link"),
    path("providers/<slug:provider>/removal/", views.provider_removal, name="provider_removal"),
    path("two-steps/", views.factors, name="factors"),
    path("two-steps/recovery/stop/", views.recovery_stop, name="recovery_stop"),
    path("two-steps/app/", views.app, name="app"),
    path("two-steps/app/code.svg", views.app_picture, name="app_picture"),
    path("two-steps/app/removal/", views.app_removal, name="app_removal"),
    path("two-steps/passkeys/", views.new_passkey, name="new_passkey"),
    path("two-steps/passkeys/<int:number>/", views.passkey, name="passkey"),
    path("two-steps/passkeys/<int:number>/removal/", views.passkey_removal, name="passkey_removal"),
    path("two-steps/codes/", views.codes, name="codes"),
    path("two-steps/codes/multaqa-codes.txt", views.codes_file, name="codes_file"),
    path("two-steps/codes/renewal/", views.codes_renewal, name="codes_renewal"),
    path("network/", views.network, name="network"),
    path("devices/", views.devices, name="devices"),
    path("devices/others/", views.other_devices_end, name="other_devices_end"),
    path("devices/<slug:public_id>/", views.device_end, name="device_end"),
    path("lock/", views.lock_now, name="lock"),
    path("lock/<str:token>/", views.lock_by_link, name="lock_by_link"),
    path("locked/", views.locked, name="locked"),
    path("report/", views.report, name="report"),
    path("report/<str:token>/", views.report_by_link, name="report_by_link"),
    path("reports/", views.reports, name="reports"),
    path("reports/readers/", views.readers_of_reports, name="readers_of_reports"),
    path("reports/<slug:public_id>/", views.report_open, name="report_open"),
    path("reports/<slug:public_id>/close/", views.report_close, name="report_close"),
    path("appearance/", views.choose_appearance, name="appearance"),
]

viewing_urls = [
    path("", views.viewing, name="viewing"),
    path("end/", views.viewing_end, name="viewing_end"),
]

staff_urls = [
    path("recoveries/", views.recoveries, name="recoveries"),
    path("recoveries/<str:public_id>/", views.recovery, name="recovery"),
    path("recoveries/<str:public_id>/refusal/", views.recovery_refusal, name="recovery_refusal"),
]

people_urls = [
    path("settings/", include([*settings_urls, path("view-as/", include(viewing_urls))])),
    path("staff/", include(staff_urls)),
]

urlpatterns = [
    path("account/", include(account_urls)),
    path("", include((people_urls, "people"))),
]
