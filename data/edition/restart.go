package edition

import "crypto/ed25519"

// restartPurpose stands before what is signed, so that nothing else that the key
// signs can be taken for an order to restart.
const restartPurpose = "parter restart 1\n"

// SignRestart signs the order that this one run of the screen's program ends, to be
// started anew. It is signed as an alert is, though it only comes over the socket,
// whose file says who may connect: so no other user of the machine, and no agent of
// another building that passes it on, can make one. It holds for no other run, and
// so cannot be kept and sent again.
func SignRestart(key ed25519.PrivateKey, screen, run string) []byte {
	return ed25519.Sign(key, restartOrder(screen, run))
}

// IsRestart reports whether the order is the office's.
func IsRestart(key ed25519.PublicKey, screen, run string, order []byte) bool {
	return len(key) == ed25519.PublicKeySize && run != "" && ed25519.Verify(key, restartOrder(screen, run), order)
}

func restartOrder(screen, run string) []byte { return []byte(restartPurpose + screen + "\n" + run) }
