package phrases

// What stands on the keys of the on-screen keyboard that write no letter.
const (
	KeySpace     Key = "keyboard.space"
	KeyErase     Key = "keyboard.erase"
	KeyShift     Key = "keyboard.shift"
	KeyHide      Key = "keyboard.hide"
	KeySearch    Key = "keyboard.search"
	KeyReady     Key = "keyboard.ready"
	KeyNextField Key = "keyboard.next_field"
	KeyCyrillic  Key = "keyboard.cyrillic"
	KeyLatin     Key = "keyboard.latin"
	KeyPhonetic  Key = "keyboard.phonetic" // leads to this order of the letters
	KeyAlphabet  Key = "keyboard.alphabet"
	KeyStandard  Key = "keyboard.standard" // БДС 5237
)
