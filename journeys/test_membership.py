"""People are admitted: a stranger with an Arabic phone, one without JavaScript who is refused, a member suspended."""

from journeys.membership import (
    let_ten_minutes_pass,
    letter_with,
    look_narrow,
    notice_to,
    open_account,
    press,
    say_languages,
    say_name_and_place,
    say_why_and_who,
    send,
    sign_in,
)
from journeys.test_second_factor import give_device

SALMA = {"address": "salma@example.net", "password": "سبع منارات على رصيف الميناء"}
PURPOSE = "أعمل على سلامة المسافرين في الموانئ (CCTV 24/7)، وأود أن أتعلم مما جرّبه غيري."


def test_a_stranger_is_admitted_from_an_arabic_phone(walk, mailbox, folder):
    stranger = walk("ar")
    stranger.open("/admission/", name="admission")
    look_narrow(stranger, "admission")
    open_account(stranger, mailbox, name="سلمى بن عمر", **SALMA)
    _accepts_the_rules(stranger)
    stranger.open("/application/", name="before")
    press(stranger.page)
    say_name_and_place(stranger, given="سلمى", family="بن عمر", latin="Salma Benamor", constituency="academia")
    say_languages(stranger, code="ar", later=True)
    _goes_on_elsewhere(walk)
    _vouched_for(walk)
    _admitted_in_two_clicks(walk)
    stranger.open("/application/", name="waiting")
    let_ten_minutes_pass(folder)
    letter = letter_with(mailbox, SALMA["address"], "/ar/beginning/")
    assert 'lang="ar"' in letter
    assert 'dir="rtl"' in letter
    _first_ten_minutes(stranger)


def _accepts_the_rules(stranger):
    page = stranger.open("/application/", name="rules")
    page.locator("main input[type=checkbox]").check()
    press(page)
    stranger.look("rules-accepted")


def _goes_on_elsewhere(walk):
    other = walk("ar")
    sign_in(other, **SALMA)
    page = other.open("/application/", name="resumed")
    page.locator("main a.button[href*='/steps/purpose/']").click()
    say_why_and_who(other, purpose=PURPOSE, nominator="أمينة الزهراني", address="amina@example.org")
    send(other)
    look_narrow(other, "sent")


def _vouched_for(walk):
    nominator = walk("ar")
    nominator.sign_in("amina")
    page = nominator.page
    page.goto(notice_to(nominator, "nomination"))
    nominator.look("nomination")
    look_narrow(nominator, "nomination")
    assert PURPOSE.split("،")[0] in page.locator("main").inner_text()
    page.locator("textarea[name=knows_how]").fill("عملنا معا أربع سنوات في لجنة السلامة بالميناء.")
    page.locator("input[name=knows_since]").fill("٢٠٢٠")
    press(page)
    nominator.look("vouched")


def _admitted_in_two_clicks(walk):
    reviewer = walk("ar", phone=False)
    reviewer.sign_in("elodie")
    page = reviewer.open("/staff/applications/", name="queue")
    page.get_by_role("link", name="سلمى بن عمر").first.click()
    reviewer.look("weighing")
    look_narrow(reviewer, "weighing")
    assert "سلمى بن عمر" in page.locator("button[name=kind][value=approve]").inner_text()
    press(page, "button[name=kind][value=approve]")
    reviewer.look("decided")
    press(page, "form[action$='/undoing/'] button")
    reviewer.look("undone")
    press(page, "button[name=kind][value=approve]")


def _first_ten_minutes(member):
    page = member.page
    give_device(page)
    page.goto("/ar/settings/two-steps/passkeys/")
    page.locator("input[name=name]").fill("هاتفي")
    page.locator("passkey-form button[type=submit]").click()
    page.wait_for_url("**/two-steps/codes/**")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url("**/two-steps/")
    member.open("/beginning/", name="beginning")
    look_narrow(member, "beginning")
    press(page, "button[name=how][value=skipped]")
    member.open("/members/", name="directory")
    member.open("/settings/profile/", name="own-profile")
    assert PURPOSE in page.locator("textarea[name$=offers]").input_value()


def test_without_javascript_one_applies_is_refused_in_ones_language_and_appeals_to_another(walk, mailbox, folder):
    applicant = walk("fr", phone=False, script=False)
    applicant.open("/admission/", name="admission")
    applicant.sign_in("fiona")
    applicant.open("/application/", name="before")
    press(applicant.page)
    say_name_and_place(applicant, given="Fiona", family="Grant", latin="", constituency="academia")
    say_languages(applicant, code="fr")
    said = {"nominator": "Un inconnu", "address": "inconnu@port-inconnu.example"}
    say_why_and_who(applicant, purpose="Apprendre de ce que d’autres ont essayé.", **said)
    send(applicant)
    reviewer = walk("en", phone=False)
    reviewer.sign_in("elodie")
    _refused(reviewer)
    let_ten_minutes_pass(folder)
    letter = letter_with(mailbox, "fiona@example.org", "/applications/")
    _appealed(applicant)
    page = reviewer.page
    page.goto("/en/staff/applications/")
    page.locator("main a[href*='/staff/applications/']", has_text="Fiona").first.click()
    reviewer.look("appeal-for-another")
    assert page.locator("button[name=kind]").count() == 0
    _heard_by_another(walk)
    assert "fr" in letter


def _refused(reviewer):
    page = reviewer.open("/staff/applications/?pile=vouching", name="with-nominators")
    page.locator("main a[href*='/staff/applications/']", has_text="Fiona").first.click()
    reviewer.look("stands-out")
    press(page, "button[name=begin_with]")
    words = page.locator("textarea[name=words]")
    assert words.get_attribute("lang") == "fr"
    assert words.input_value() != ""
    reviewer.look("reason-to-edit")
    press(page, "button[name=kind][value=refuse]")
    reviewer.look("refused")


def _appealed(applicant):
    page = applicant.open("/application/", name="refused")
    page.locator("main a[href*='/answer/']").click()
    applicant.look("answer")
    page.locator("textarea[name=words]").fill("Voici la lettre de mon employeur, que vous pouvez vérifier.")
    press(page)
    applicant.look("appealed")


def _heard_by_another(walk):
    another = walk("en", phone=False, theme="dark")
    another.sign_in("ingrid")
    page = another.open("/staff/applications/", name="queue-with-appeal")
    page.locator("main a[href*='/staff/applications/']", has_text="Fiona").first.click()
    another.look("appeal")
    page.locator("textarea[name=words]").fill("Merci d’envoyer cette lettre à notre adresse.")
    press(page, "button[name=kind][value=more]")
    another.look("asked-for-more")


def test_a_focal_point_suspends_for_72_hours_and_the_member_appeals(walk):
    focal = walk("ar")
    focal.sign_in("amina")
    page = focal.open("/settings/membership/", name="my-membership")
    page.locator("main a[href$='/people/']").click()
    focal.look("desk")
    look_narrow(focal, "desk")
    page.locator("a[href$='/suspension/']").first.click()
    press(page, "button[name=begin_with][value=account]")
    focal.look("reason")
    look_narrow(focal, "reason")
    press(page, "button.button-danger")
    focal.look("desk-suspended")
    _one_page_only(walk)
    _lifted(walk)


def _one_page_only(walk):
    member = walk("ar", theme="dark")
    member.sign_in("karim")
    page = member.page
    page.goto("/ar/members/")
    assert page.url.endswith("/settings/membership/"), page.url
    member.look("one-page")
    look_narrow(member, "one-page")
    page.locator("main a[href$='/appeal/']").click()
    page.locator("textarea[name=words]").fill("الحساب بيدي، ويمكن الاتصال بي على الرقم المعروف لديكم.")
    member.look("appeal")
    press(page)
    member.look("appealed")


def _lifted(walk):
    staff = walk("en", phone=False)
    staff.sign_in("elodie")
    page = staff.open("/staff/memberships/?pile=appealed", name="appeals")
    page.locator("main a[href*='/staff/memberships/']", has_text="كريم").first.click()
    staff.look("membership-suspended")
    page.locator("textarea[name=words]").last.fill("تحققنا من ذلك معكم. شكرا.")
    press(page, "button[name=act][value=hear-lift]")
    staff.look("lifted")
