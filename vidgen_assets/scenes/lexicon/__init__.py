"""What words mean on screen: tables only, as data a person can read and extend.

`props` names things, `places` names settings, `roles` and `names` name people, `feelings` names faces and
moods, `grammar` holds the closed classes of English and its figures of speech.
"""
