"""Which places are countries, which do things: "Which country closed its border?"."""

from __future__ import annotations

_COUNTRIES = frozenset(
    {"afghanistan", "albania", "algeria", "america", "andorra", "angola", "argentina", "armenia",
     "australia", "austria", "azerbaijan", "bahamas", "bahrain", "bangladesh", "barbados", "belarus",
     "belgium", "belize", "benin", "bhutan", "bolivia", "bosnia", "bosnia and herzegovina", "botswana",
     "brazil", "britain", "brunei", "bulgaria", "burkina faso", "burundi", "cambodia", "cameroon",
     "canada", "cape verde", "central african republic", "chad", "chile", "china", "colombia", "comoros",
     "congo", "costa rica", "croatia", "cuba", "cyprus", "czech republic", "czechia", "denmark",
     "djibouti", "dominica", "dominican republic", "east timor", "ecuador", "egypt", "el salvador",
     "england", "equatorial guinea", "eritrea", "estonia", "eswatini", "ethiopia", "fiji", "finland",
     "france", "gabon", "gambia", "georgia", "germany", "ghana", "great britain", "greece", "grenada",
     "guatemala", "guinea", "guinea-bissau", "guyana", "haiti", "honduras", "hungary", "iceland",
     "india", "indonesia", "iran", "iraq", "ireland", "israel", "italy", "ivory coast", "jamaica",
     "japan", "jordan", "kazakhstan", "kenya", "kiribati", "kosovo", "kuwait", "kyrgyzstan", "laos",
     "latvia", "lebanon", "lesotho", "liberia", "libya", "liechtenstein", "lithuania", "luxembourg",
     "madagascar", "malawi", "malaysia", "maldives", "mali", "malta", "marshall islands", "mauritania",
     "mauritius", "mexico", "micronesia", "moldova", "monaco", "mongolia", "montenegro", "morocco",
     "mozambique", "myanmar", "namibia", "nauru", "nepal", "netherlands", "new zealand", "nicaragua",
     "niger", "nigeria", "north korea", "north macedonia", "northern ireland", "norway", "oman",
     "pakistan", "palau", "palestine", "panama", "papua new guinea", "paraguay", "peru", "philippines",
     "poland", "portugal", "qatar", "romania", "russia", "rwanda", "saint lucia", "samoa", "san marino",
     "saudi arabia", "scotland", "senegal", "serbia", "seychelles", "sierra leone", "singapore",
     "slovakia", "slovenia", "solomon islands", "somalia", "south africa", "south korea", "south sudan",
     "soviet union", "spain", "sri lanka", "sudan", "suriname", "sweden", "switzerland", "syria",
     "taiwan", "tajikistan", "tanzania", "thailand", "togo", "tonga", "trinidad and tobago", "tunisia",
     "turkey", "turkmenistan", "tuvalu", "uganda", "uk", "ukraine", "united arab emirates",
     "united kingdom", "united states", "united states of america", "uruguay", "us", "usa", "uzbekistan",
     "vanuatu", "vatican", "venezuela", "vietnam", "wales", "yemen", "zambia", "zimbabwe"}
)  # fmt: skip


def is_country(name: str) -> bool:
    """Tell whether a name as printed is a country's; "U.S." is "us" in capitals."""
    plain = name.replace(".", "").removeprefix("the ").removeprefix("The ")
    if plain.casefold() in {"us", "uk", "usa"}:
        return plain.isupper()
    return plain.casefold() in _COUNTRIES
