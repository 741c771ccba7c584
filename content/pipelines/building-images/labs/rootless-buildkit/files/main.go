package main

import "net/http"

func main() {
	http.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("ok"))
	})
	if err := http.ListenAndServe(":8000", nil); err != nil {
		panic(err)
	}
}
