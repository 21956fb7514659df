"""What a drill's answers say about its questions and its class: plain numbers, no store, no screen."""
