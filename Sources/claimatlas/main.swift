import ClaimAtlasCommand

ClaimAtlas.run()
