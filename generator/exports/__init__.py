"""What a curriculum becomes outside its own site: one small module for a format, values in, values out."""
