"""What does the sample conference hold, with which every role can be tried?"""
