"""Small words by which other languages are known: they tell which language a query is in, and carry nothing themselves."""

from __future__ import annotations

from utvei.public.knowledge.domain.words import bare

_SMALL = {
    "so": (
        "waa waan waxaan waxay wuxuu wuxu iyo ku ka la ma mi aan ayaa ayay inaan inuu inay soo si u ii igu isaga iyada aniga kale "
        "badan ah oo miyaa lagu laga leh markaan halkee sidee"
    ),
    "pl": (
        "jest się nie że mam mnie mój moja moje mi mu jak gdzie do na za dla przez jestem są czy co ktoś mną ona on oni nas go "
        "jej ich jego bez od po przy można mogę"
    ),
    "ro": (
        "este sunt nu mă mi-a mi eu meu mea mele îmi îl o să și la de din cu pe unde cum am ai are ne lui ei cineva pentru fără "
        "pot vreau că ma sa si"
    ),
    "lt": "aš mano man mane yra nėra ne ir kad kur kaip su be už iš į jis ji jie mes turiu galiu noriu ar savo kas mus reikia bet",
    "lv": "es mans mana man mani ir nav ne un ka kur kā ar bez par no viņš viņa mēs varu gribu vai mums",
    "tr": (
        "ben beni bana benim bir ve bu için ne nasıl nerede var yok mı mi miyim mu değil ile çok onu ona o biz bizi istiyorum "
        "istiyor kadar olarak"
    ),
    "es": (
        "el la los las un una mi mis me no y que de en con por para sin es soy está estoy tengo quiero puedo cómo dónde qué su se "
        "lo nos hay muy si del al yo a"
    ),
    "pt": (
        "o a os as um uma meu minha me não e que de em com por para sem é sou está estou tenho quero posso como onde se nos eu do "
        "da no na"
    ),
    "fr": (
        "le la les un une mon ma mes je me ne pas et que de du des en avec pour sans est suis ai j m n d l qu il elle on nous où "
        "comment dans sur mais peut puis ce y a"
    ),
    "it": "il lo la i gli un una mio mia mi non e che di del con per senza è sono ho voglio posso come dove se ci al si da",
    "de": "ich mein meine mich mir ist nicht und der die das ein eine mit ohne für auf zu wie wo kann habe will wir er sie bei",
    "sq": "unë më të dhe nuk në me pa për një është jam kam si ku im ime mua se do po nga dua mund nga i e",
    "sr": "ja mi me mene je nije sam su i da ne u na sa bez za kako gde gdje moj moja moje mogu se od hoću",
    "hu": "a az és nem én nekem engem van nincs hogy hol egy vagyok ki be el meg mert akarok csak is",
    "tl": "ang ng sa ko ako mo na ay mga hindi ako'y ni si at kung paano saan wala may akin aking gusto nang po niya nila kami siya ba",
    "vi": "tôi của là và không có bị cho ở đâu thế nào làm muốn được người tại với cần phải anh em một đi ra này",
    "sw": "mimi yangu na ni si ya wa kwa nina sina jinsi wapi katika kutoka yake wangu ninaweza nataka je",
    "ku": "ez min li ji bi û di de ku ne naxwaze dixwazim heye tune çawa kî me wî wê",
    "uk": "я мене мені мій моя моє мої не і й та що як де в у на з із до від за без це є він вона вони чи для хто про нас мною",
    "ru": "я меня мне мой моя мое мои не и что как где в на с из к от за без это есть он она они ли для кто у нас мной",
    "bg": "аз ме ми мен мой моя не и че как къде в на с от за без това е съм са той тя те ли да се искам имам нямам",
    "ar": "أنا انا لا لم في من على إلى الى عن مع هل ما ماذا كيف أين متى هو هي هم لي هذا هذه كل أن ان قد و",
    "fa": "من مرا را از به در با که این آن نه می نمی است هستم دارم ندارم چطور کجا برای و او ما تا نمی‌توانم می‌خواهم",
    "ur": "میں میرا میری میرے مجھے ہے ہیں نہیں کو سے کا کی کے اور کیا کیسے کہاں نے پر رہا رہی ہوں",
    "ps": "زه ما زما ته نه د په له او چې یې دی کوم",
    "ti": "ኣነ ኣይ ናይ ኣብ ካብ ናብ ኣሎ ኣለኹ የለን እዩ እየ ን እንታይ ከመይ ኣበይ ምስ ድማ ዘይ",
    "am": "እኔ የኔ ነው ነኝ አለ የለም ምን እንዴት የት ወደ ከ እና ላይ ውስጥ",
    "hi": "मैं मेरा मेरी मेरे मुझे है हैं नहीं को से का की के और क्या कैसे कहाँ ने में पर हूँ रहा रही",
    "ne": "म मेरो मलाई छ छैन हो को मा ले लाई बाट के कसरी",
    "bn": "আমি আমার আমাকে না এবং কি কোথায় কিভাবে করে",
}  # fmt: skip
SMALL = {language: frozenset(bare(word) for word in words.split()) for language, words in _SMALL.items()}
_BY_WORD: dict[str, list[str]] = {}
for _language, _words in SMALL.items():
    for _word in _words:
        _BY_WORD.setdefault(_word, []).append(_language)


def languages_of(form: str) -> list[str]:
    """Return the languages that have a bare form among their small words."""
    return _BY_WORD.get(form, [])
