"""How fast is it? Each program here ends by itself and prints one JSON object as its last line."""
