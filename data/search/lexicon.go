package search

import (
	"slices"
	"unicode/utf8"
)

// lexicon holds keys in their order as a tree of letters, so that a word is
// found whole, as the beginning of others, or with one letter wrong, without
// looking at every key.
type lexicon struct {
	keys  []string
	nodes []node // the root first, the children of a node side by side
}

// node is one letter of the tree. Below it are the keys from lo up to hi.
type node struct {
	letter       rune
	first, count int32 // its children
	lo, hi       int32
	whole        bool // the key lo ends here
}

// newLexicon makes the tree of keys that are in order and differ.
func newLexicon(keys []string) *lexicon {
	l := &lexicon{keys: keys, nodes: make([]node, 1, 4*len(keys)+1)}
	l.nodes[0].hi = int32(len(keys))
	depths := make([]uint8, 1, cap(l.nodes)) // of each node, in bytes
	for at := 0; at < len(l.nodes); at++ {
		depths = l.branch(at, depths)
	}
	return l
}

// deepest is how many bytes of a key the tree knows apart.
const deepest = 200

// branch adds the children of a node.
func (l *lexicon) branch(at int, depths []uint8) []uint8 {
	n, depth := &l.nodes[at], int(depths[at])
	first, lo, hi := len(l.nodes), n.lo, n.hi
	if lo < hi && len(l.keys[lo]) == depth {
		n.whole = true
		lo++
	}
	for ; lo < hi && depth < deepest; lo++ {
		letter, size := utf8.DecodeRuneInString(l.keys[lo][depth:])
		if last := len(l.nodes) - 1; last >= first && l.nodes[last].letter == letter {
			l.nodes[last].hi++
			continue
		}
		l.nodes = append(l.nodes, node{letter: letter, lo: lo, hi: lo + 1})
		depths = append(depths, uint8(depth+size))
	}
	l.nodes[at].first, l.nodes[at].count = int32(first), int32(len(l.nodes)-first)
	return depths
}

// find returns the place of the key, or -1.
func (l *lexicon) find(key string) int32 {
	if i, ok := slices.BinarySearch(l.keys, key); ok {
		return int32(i)
	}
	return -1
}

// below returns the keys that begin with the word, from lo up to hi.
func (l *lexicon) below(word string) (lo, hi int32) {
	n, ok := l.follow(&l.nodes[0], []rune(word))
	if !ok || word == "" {
		return 0, 0
	}
	return n.lo, n.hi
}

func (l *lexicon) children(n *node) []node { return l.nodes[n.first : n.first+n.count] }

func (l *lexicon) child(n *node, letter rune) (*node, bool) {
	for i := n.first; i < n.first+n.count; i++ {
		if l.nodes[i].letter == letter {
			return &l.nodes[i], true
		}
	}
	return nil, false
}

func (l *lexicon) follow(n *node, word []rune) (*node, bool) {
	for _, letter := range word {
		next, ok := l.child(n, letter)
		if !ok {
			return nil, false
		}
		n = next
	}
	return n, true
}

// near visits the places in the tree where the word ends when one letter of it
// is wrong, missing, too much or exchanged with the next one. The first `firm`
// letters are right.
func (l *lexicon) near(word []rune, firm int, visit func(*node)) {
	n, ok := l.follow(&l.nodes[0], word[:firm])
	for i := firm; ok; i++ {
		l.mend(n, word, i, visit)
		if i == len(word) {
			return
		}
		n, ok = l.child(n, word[i])
	}
}

// mend looks for the rest of the word with the one mistake at letter i.
func (l *lexicon) mend(n *node, word []rune, i int, visit func(*node)) {
	reach := func(n *node, rest []rune) {
		if end, ok := l.follow(n, rest); ok {
			visit(end)
		}
	}
	children := l.children(n)
	for c := range children {
		reach(&children[c], word[i:]) // missing
	}
	if i == len(word) {
		return
	}
	reach(n, word[i+1:]) // too much
	for c := range children {
		if children[c].letter != word[i] {
			reach(&children[c], word[i+1:]) // wrong
		}
	}
	if i+1 < len(word) && word[i] != word[i+1] {
		if next, ok := l.child(n, word[i+1]); ok {
			if next, ok = l.child(next, word[i]); ok {
				reach(next, word[i+2:]) // exchanged
			}
		}
	}
}
