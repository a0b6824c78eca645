namespace AimlMusic.Sandbox;

/// <summary>The accounting of the sandbox: every charge, and its outcome.</summary>
internal sealed class AccountControl(GenerationBook book)
{
    public HttpResponseMessage Show(SandboxRequest request)
    {
        var now = request.Time;
        var all = book.Snapshot();
        return JsonAnswer.Create(200, json =>
        {
            json.WriteNumber("balance", book.BalanceAt(now));
            json.WriteNumber("charged", all.Sum(generation => generation.Usd));
            json.WriteNumber("refunded", all.Sum(generation => generation.IsRefundedAt(now) ? generation.Usd : 0));
            json.WriteStartArray("charges");
            foreach (var generation in all)
            {
                json.WriteStartObject();
                json.WriteString("id", generation.Id);
                json.WriteString("clientRequestId", generation.ClientRequestId);
                json.WriteString("model", generation.Model.Id);
                json.WriteString("created", Timestamp.Of(generation.Created));
                json.WriteNumber("usd", generation.Usd);
                json.WriteString("status", StatusWords.Of(generation.StageAt(now)));
                json.WriteBoolean("refunded", generation.IsRefundedAt(now));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }
}
