package search

import "runtime"

// inOrder calls do for 0 … n-1, as many at a time as there are processors, and use with what each came to, in this order, one at a
// time. When it returns, nothing is running any more.
func inOrder[T any](n int, do func(i int) (T, error), use func(T) error) error {
	type result struct {
		value T
		err   error
	}
	ready := make(chan chan result, runtime.GOMAXPROCS(0)-1)
	stop := make(chan struct{})
	go func() {
		defer close(ready)
		for i := range n {
			one := make(chan result, 1)
			select {
			case ready <- one:
			case <-stop:
				return
			}
			go func() {
				value, err := do(i)
				one <- result{value, err}
			}()
		}
	}()
	defer func() {
		close(stop)
		for one := range ready {
			<-one
		}
	}()
	for one := range ready {
		r := <-one
		if r.err != nil {
			return r.err
		}
		if err := use(r.value); err != nil {
			return err
		}
	}
	return nil
}
