"""The app for a drill at one keyboard."""
