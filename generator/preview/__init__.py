"""The live preview: each page is made when it is asked for, from what the files say at that moment.

Nothing is written. A change is read from the files that changed, and the page that is looked at is made
anew, in a few hundredths of a second; the rules, which take longer, are applied beside it, and what they
find is shown afterwards. A file that cannot be used leaves the last good site up, with the problems on it.
"""
