package look

import "sync"

// kept holds what is dear to make, up to a number; then it begins anew. It may
// be used from several goroutines. The zero value is empty.
type kept[K comparable, V any] struct {
	mutex sync.Mutex
	all   map[K]V
}

// of is what the key stands for, made when it is asked for first.
func (k *kept[K, V]) of(key K, most int, make func() V) V {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	value, known := k.all[key]
	if known {
		return value
	}
	if k.all == nil || len(k.all) >= most {
		k.all = map[K]V{}
	}
	value = make()
	k.all[key] = value
	return value
}
