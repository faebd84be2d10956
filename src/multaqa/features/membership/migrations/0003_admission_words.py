"""What is said of admission at first, in six languages; staff write it anew on the site."""

from django.db import migrations

from multaqa.lib import markdown

LANGUAGES = ("en", "ar", "zh-hans", "fr", "ru", "es")

PAGE = {
    "welcome": (
        "The network brings together experts who protect vulnerable targets against terrorist attacks: from States, organisations, the private sector, civil society and academia. People are admitted by name. Membership is free of charge.",
        "تجمع الشبكة خبراء يعملون على حماية الأهداف المعرضة للخطر من الهجمات الإرهابية، من الدول والمنظمات والقطاع الخاص والمجتمع المدني والأوساط الأكاديمية. والقبول شخصي باسم العضو، والعضوية مجانية.",
        "本网络汇聚保护脆弱目标免受恐怖袭击的专家，他们来自各国、各组织、私营部门、民间社会和学术界。成员以个人名义接纳，加入免费。",
        "Le réseau réunit des experts de la protection des cibles vulnérables contre les attaques terroristes, venus des États, des organisations, du secteur privé, de la société civile et des milieux universitaires. L’admission est nominative. L’adhésion est gratuite.",
        "Сеть объединяет экспертов по защите уязвимых объектов от террористических нападений: от государств, организаций, частного сектора, гражданского общества и научных кругов. Принимают лично, поимённо. Членство бесплатное.",
        "La red reúne a expertos en la protección de objetivos vulnerables contra atentados terroristas, procedentes de Estados, organizaciones, el sector privado, la sociedad civil y las instituciones académicas. La admisión es personal. La membresía es gratuita.",
    ),
    "asked": (
        "You are asked for your name, the organisation you belong to, your expertise and working languages, what you can help with and what you need help with, and why you wish to join: members are to find and trust one another. The country or area may stay empty unless you stand for a State. Nothing is asked about religion, opinions or health.",
        "يُطلب الاسم والجهة ومجالات الخبرة ولغات العمل، وما يمكن تقديم المساعدة فيه وما تلزم المساعدة فيه، وسبب الرغبة في الانضمام: لكي يجد الأعضاء بعضهم بعضا ويثق كل منهم بالآخر. ويجوز ترك خانة البلد أو المنطقة فارغة إلا لمن يمثل دولة. ولا يُسأل عن الدين أو الآراء أو الصحة.",
        "申请时须提供姓名、所属机构、专长和工作语言、能够提供和需要的帮助，以及加入的理由，以便成员彼此找到并相互信任。除代表国家者外，国家或地区可以不填。不询问宗教、观点或健康状况。",
        "Il est demandé le nom, l’organisation, les domaines d’expertise et les langues de travail, ce en quoi l’on peut aider et ce pour quoi l’on cherche de l’aide, et la raison de la demande : les membres doivent pouvoir se trouver et se faire confiance. Le pays ou la zone peut rester vide, sauf pour qui représente un État. Rien n’est demandé sur la religion, les opinions ou la santé.",
        "Запрашиваются имя, организация, области знаний и рабочие языки, чем можно помочь и какая помощь нужна, а также цель вступления: члены сети должны находить друг друга и доверять друг другу. Страну или район можно не указывать, если вы не представляете государство. О религии, взглядах и здоровье не спрашивают.",
        "Se piden el nombre, la organización, las áreas de especialidad y los idiomas de trabajo, en qué se puede ayudar y qué ayuda se necesita, y por qué se desea ingresar: los miembros han de poder encontrarse y confiar unos en otros. El país o la zona puede quedar vacío, salvo para quien represente a un Estado. Nada se pregunta sobre religión, opiniones o salud.",
    ),
    "vouching": (
        "Somebody who knows you vouches for you: a member of the network, or your organisation through a contact that the network already held. An address that you give yourself is never used for this. A nominator who has been a member for less than 90 days needs a second one. Civil society, associations of victims and academia need no nominator from a government, and no government is asked about them.",
        "تلزم تزكية ممن يعرف مقدِّم الطلب: عضو في الشبكة، أو الجهة التي ينتمي إليها عن طريق جهة اتصال مسجَّلة لدى الشبكة من قبل. ولا يُستعمل لهذا الغرض أبدا عنوان يقدمه صاحب الطلب نفسه. والجهة المرشِّحة التي لم يمضِ على عضويتها 90 يوما تلزم معها جهة مرشِّحة ثانية. ولا يلزم المجتمع المدني وجمعيات الضحايا والأوساط الأكاديمية ترشيح حكومي، ولا تُسأل أي حكومة عنهم.",
        "须有了解您的人为您担保：网络成员，或您所属的机构（通过网络此前已掌握的联系方式）。您自己提供的地址绝不用于此目的。加入不足90天的提名方须另有一名提名方。民间社会、受害者协会和学术界无需政府提名，也不会就其询问任何政府。",
        "Une personne qui vous connaît se porte garante : un membre du réseau, ou votre organisation par un contact que le réseau détenait déjà. Une adresse que vous donnez vous-même n’y sert jamais. Un parrain membre depuis moins de 90 jours doit être accompagné d’un second. La société civile, les associations de victimes et les milieux universitaires n’ont besoin d’aucun parrain gouvernemental, et aucun gouvernement n’est consulté à leur sujet.",
        "За вас ручается тот, кто вас знает: член сети или ваша организация через контакт, который у сети уже был. Адрес, указанный вами самими, для этого никогда не используется. Рекомендующему, который состоит в сети менее 90 дней, нужен второй. Гражданскому обществу, ассоциациям жертв и научным кругам рекомендация правительства не нужна, и ни одно правительство о них не спрашивают.",
        "Alguien que le conoce le avala: un miembro de la red, o su organización por un contacto que la red ya tenía. Nunca se usa para ello una dirección que usted mismo indique. Un proponente que lleve menos de 90 días como miembro necesita un segundo. La sociedad civil, las asociaciones de víctimas y las instituciones académicas no necesitan proponente gubernamental, y a ningún gobierno se le pregunta por ellas.",
    ),
    "duration": (
        "The application takes about a quarter of an hour and is saved at every step. Once somebody has vouched for you, reviewers answer within 14 days. The page of your application says where it stands.",
        "يستغرق ملء الطلب نحو ربع ساعة، ويُحفظ عند كل خطوة. وبعد اكتمال التزكية يصل الرد خلال 14 يوما. وتبيّن صفحة الطلب المرحلة التي بلغها.",
        "填写申请约需一刻钟，每一步均予保存。获得担保后，审查人在14天内答复。申请页面会显示进展情况。",
        "La demande prend environ un quart d’heure et s’enregistre à chaque étape. Une fois le parrainage obtenu, la réponse vient sous 14 jours. La page de votre demande indique où elle en est.",
        "Заполнение занимает около четверти часа, каждый шаг сохраняется. После поручительства ответ даётся в течение 14 дней. На странице заявки видно, на каком она этапе.",
        "La solicitud lleva alrededor de un cuarto de hora y se guarda en cada paso. Una vez avalada, la respuesta llega en un plazo de 14 días. La página de su solicitud indica en qué punto está.",
    ),
    "refusal": (
        "A refusal always gives its reason, in your language. You may appeal; somebody else than the first reviewer decides. You may withdraw at any time, and apply again later.",
        "يُذكر سبب عدم القبول دائما وبلغة مقدِّم الطلب. ويجوز التظلّم، ويبتّ فيه غير من نظر في الطلب أولا. ويجوز سحب الطلب في أي وقت وتقديم طلب جديد لاحقا.",
        "不予接纳时必以您的语言说明理由。您可以申诉，由原审查人以外的人决定。您可随时撤回，并可日后再次申请。",
        "Un refus est toujours motivé, dans votre langue. Vous pouvez former un recours ; une autre personne que le premier examinateur en décide. Vous pouvez retirer la demande à tout moment et en présenter une autre plus tard.",
        "Отказ всегда обосновывается, на вашем языке. Его можно обжаловать; решает не тот, кто рассматривал заявку первым. Заявку можно отозвать в любое время и подать новую позже.",
        "La denegación siempre indica su motivo, en su idioma. Puede recurrirla; decide una persona distinta de quien examinó primero. Puede retirar la solicitud en cualquier momento y presentar otra más adelante.",
    ),
}

WHO = {
    "member-states": (
        "Officials and practitioners whom an authority of a Member State of the United Nations sends, such as police, civil protection, and those who run public places.",
        "المسؤولون والممارسون الذين توفدهم سلطات دولة عضو في الأمم المتحدة، كالشرطة والحماية المدنية والقائمين على الأماكن العامة.",
        "联合国会员国主管部门派出的官员和实务人员，如警察、民防人员和公共场所管理者。",
        "Les fonctionnaires et praticiens que désigne une autorité d’un État Membre de l’Organisation des Nations Unies : police, protection civile, responsables de lieux publics.",
        "Должностные лица и практики, которых направляют органы власти государства — члена Организации Объединенных Наций: полиция, гражданская защита, управляющие общественными местами.",
        "Funcionarios y profesionales que designa una autoridad de un Estado Miembro de las Naciones Unidas, como policía, protección civil y responsables de lugares públicos.",
    ),
    "observer-states": (
        "The same, of a State that is an observer at the United Nations.",
        "نظراؤهم من دولة لها صفة المراقب لدى الأمم المتحدة.",
        "联合国观察员国的同类人员。",
        "De même, pour un État observateur auprès de l’Organisation des Nations Unies.",
        "То же от государства, имеющего статус наблюдателя при Организации Объединенных Наций.",
        "Lo mismo, de un Estado observador ante las Naciones Unidas.",
    ),
    "un-entities": (
        "Staff of the Secretariat, the funds, programmes and specialised agencies of the United Nations.",
        "موظفو الأمانة العامة وصناديق الأمم المتحدة وبرامجها ووكالاتها المتخصصة.",
        "联合国秘书处、各基金、方案和专门机构的工作人员。",
        "Le personnel du Secrétariat, des fonds, des programmes et des institutions spécialisées des Nations Unies.",
        "Сотрудники Секретариата, фондов, программ и специализированных учреждений Организации Объединенных Наций.",
        "Personal de la Secretaría, los fondos, los programas y los organismos especializados de las Naciones Unidas.",
    ),
    "international-organisations": (
        "Staff of intergovernmental organisations, worldwide or of one region.",
        "موظفو المنظمات الحكومية الدولية، العالمية منها والإقليمية.",
        "全球性或区域性政府间组织的工作人员。",
        "Le personnel des organisations intergouvernementales, mondiales ou régionales.",
        "Сотрудники межправительственных организаций, всемирных или региональных.",
        "Personal de organizaciones intergubernamentales, mundiales o regionales.",
    ),
    "parliaments": (
        "Members and staff of parliaments and of parliamentary assemblies.",
        "أعضاء البرلمانات والجمعيات البرلمانية وموظفوها.",
        "议会和议会大会的议员及工作人员。",
        "Les membres et le personnel des parlements et des assemblées parlementaires.",
        "Депутаты и сотрудники парламентов и парламентских ассамблей.",
        "Integrantes y personal de parlamentos y asambleas parlamentarias.",
    ),
    "private-sector": (
        "Operators of energy, transport and water systems, of venues and public places, and companies that protect them.",
        "مشغّلو مرافق الطاقة ونظم النقل وإمدادات المياه والمنشآت والأماكن العامة، والشركات التي تتولى حمايتها.",
        "能源、交通和供水系统以及场馆和公共场所的运营者，以及为其提供保护的企业。",
        "Les exploitants de systèmes d’énergie, de transport et d’eau, de salles et de lieux publics, et les entreprises qui les protègent.",
        "Операторы систем энергетики, транспорта и водоснабжения, залов и общественных мест, а также компании, которые их защищают.",
        "Operadores de sistemas de energía, transporte y agua, de recintos y lugares públicos, y empresas que los protegen.",
    ),
    "civil-society": (
        "People of non-governmental and community organisations, among them those of places of worship.",
        "العاملون في المنظمات غير الحكومية والأهلية، ومنهم القائمون على دور العبادة.",
        "非政府组织和社区组织的人员，包括礼拜场所的人员。",
        "Les personnes d’organisations non gouvernementales et locales, dont celles des lieux de culte.",
        "Люди из неправительственных и общинных организаций, в том числе при местах отправления культа.",
        "Personas de organizaciones no gubernamentales y comunitarias, incluidas las de lugares de culto.",
    ),
    "victims-associations": (
        "Victims of terrorism, and those who speak for their associations.",
        "ضحايا الإرهاب ومن يتحدثون باسم جمعياتهم.",
        "恐怖主义受害者及其协会的代言人。",
        "Les victimes du terrorisme, et les porte-parole de leurs associations.",
        "Жертвы терроризма и те, кто говорит от имени их ассоциаций.",
        "Víctimas del terrorismo y quienes hablan en nombre de sus asociaciones.",
    ),
    "academia": (
        "Researchers and teachers of universities and research institutes.",
        "الباحثون والمدرّسون في الجامعات ومعاهد البحوث.",
        "大学和研究机构的研究人员及教师。",
        "Les chercheurs et enseignants des universités et des instituts de recherche.",
        "Исследователи и преподаватели университетов и научных институтов.",
        "Investigadores y docentes de universidades e institutos de investigación.",
    ),
}


def write(apps, schema_editor):
    AdmissionText = apps.get_model("membership", "AdmissionText")
    ConstituencyText = apps.get_model("membership", "ConstituencyText")
    rules = apps.get_model("membership", "AdmissionRules").objects.filter(network__slug="network").first()
    if rules is None or AdmissionText.objects.filter(rules=rules).exists():
        return
    for place, language in enumerate(LANGUAGES):
        AdmissionText.objects.create(rules=rules, **text(language, {name: said[place] for name, said in PAGE.items()}))
    for constituency in apps.get_model("membership", "Constituency").objects.filter(network=rules.network_id):
        for place, language in enumerate(LANGUAGES):
            who = {"who": WHO[constituency.code][place]} if constituency.code in WHO else {}
            ConstituencyText.objects.create(constituency=constituency, **text(language, who))


def text(language, words):
    """The columns of a text in one language; English is the original of all."""
    revisions = dict.fromkeys(words, 1)
    columns = {"language": language, "status": "done" if words else "awaiting", "revisions": revisions, **words}
    columns["html"] = {name: markdown.render(said, language=language) for name, said in words.items()}
    return columns | ({} if language == "en" else {"source_language": "en", "source_revisions": revisions})


class Migration(migrations.Migration):
    dependencies = [("membership", "0002_first_constituencies")]
    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
