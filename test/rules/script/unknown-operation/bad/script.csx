public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        switch (this.Context.OperationId)
        {
            case "GetTickets":
                return await Forward("other");
            case "ListTickets":
                switch (kind) { case "GetTicketx": break; }
                break;
            default:
                return null;
        }
        if (this.Context.OperationId == "getTicket" || "ListTicket" != Context.OperationId || Context.OperationId.Equals("GetTikcet")) return null;
        switch (mode) { case "none": break; }
        return null;
    }
}
