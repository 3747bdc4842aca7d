// handles ListRecords
