"""A finished site takes the place of the one before in one step; whatever goes wrong leaves that one.

`guard` says which folders are never replaced, `lock` keeps a second build away, `steady` waits for
sources that hold still, `aside` makes the folder that the site is built in and puts it in place,
`disk` asks the operating system for what that takes, and `refusal` says why nothing was published.
"""
