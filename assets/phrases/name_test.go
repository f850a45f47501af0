package phrases

import "testing"

func TestNamesAreTransliteratedByTheOfficialRule(t *testing.T) {
	for name, want := range map[string]string{
		"Земен": "Zemen", "Вълчи дол": "Valchi dol", "Стара Загора": "Stara Zagora", "Търговище": "Targovishte",
		"София": "Sofia", "СОФИЯ": "SOFIA", "Бяла": "Byala", "Елхово": "Elhovo", "Ябълково": "Yabalkovo", "Кьово": "Kyovo", "Майор Узуново": "Mayor Uzunovo",
		"Цар Калоян": "Tsar Kaloyan", "Щръклево": "Shtraklevo", "ЩЪРКОВО": "SHTARKOVO", "Юндола": "Yundola",
		"София-град": "Sofia-grad", "elhovo.bg № 3": "elhovo.bg № 3", "": "",
	} {
		if got := Transliterated(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}
