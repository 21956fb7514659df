"""The web server of a drill: an own process that phones, the projector and the host's terminal talk to."""
