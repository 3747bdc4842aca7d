public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        switch (this.Context.OperationId)
        {
            case "GetTicket":
                return await Forward("other");
            case "ListTickets":
                switch (kind) { case "GetTicketx": break; }
                break;
            default:
                return null;
        }
        if (this.Context.OperationId == "GetTicket" || "ListTickets" != Context.OperationId || Context.OperationId.Equals("GetTicket")) return null;
        switch (mode) { case "none": break; }
        return null;
    }
}
