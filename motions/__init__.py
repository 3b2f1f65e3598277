"""What carries a motion from its printed text to the text that was adopted?"""
