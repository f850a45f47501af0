package datatest

import (
	"math/rand/v2"
	"strconv"
	"strings"

	"example.org/parter/data"
)

// Region is the starter content grown to so many services, as a register of many
// municipalities would be: the names of the register with words exchanged, each
// for a place or an occasion of its own. It is the same each time.
func Region(starter data.Content, services int) data.Content {
	c := starter
	chance := rand.New(rand.NewPCG(1, 2))
	var words []string
	for _, s := range c.Services {
		words = append(words, strings.Fields(s.Name.BG)...)
	}
	for i := range 4 * len(words) {
		words = append(words, madeUpWord(chance, 2+i%4))
	}
	for i := len(c.Services); i < services; i++ {
		s := c.Services[i%171]
		s.ID = data.ServiceID("x" + strconv.Itoa(i))
		s.Number = data.ServiceNumber(strconv.Itoa(10000 + i))
		name := strings.Fields(s.Name.BG)
		for range 1 + len(name)/4 {
			name[chance.IntN(len(name))] = words[chance.IntN(len(words))]
		}
		s.Name.BG = strings.Join(name, " ") + " – " + madeUpWord(chance, 3)
		c.Services = append(c.Services, s)
	}
	return c
}

func madeUpWord(chance *rand.Rand, syllables int) string {
	const consonants, vowels = "бвгджзклмнпрстфхцчшщ", "аеиоуъюя"
	pick := func(letters string) string {
		all := []rune(letters)
		return string(all[chance.IntN(len(all))])
	}
	var word strings.Builder
	for range syllables {
		word.WriteString(pick(consonants) + pick(vowels))
	}
	return word.String() + pick(consonants+vowels)
}
