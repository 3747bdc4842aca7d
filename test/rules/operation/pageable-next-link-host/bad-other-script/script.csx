// handles GetRecord
