"""What an article tells: sentences worth asking about, with the answers they hold."""
