using System.Globalization;

namespace AimlMusic.Api;

/// <summary>Describes one HTTP exchange in a line. A query can hold a signature; only that of the service's own address is shown, and never the key.</summary>
/// <param name="connection">The connection, for its clock and its key.</param>
/// <param name="request">The request.</param>
internal sealed class ExchangeTrace(AimlMusicConnection connection, HttpRequestMessage request)
{
    private static readonly string[] Names = ["x-request-id", "x-inference-id", "x-client-request-id"];

    private readonly long _begun = connection.TimeProvider.GetTimestamp();

    /// <summary>The trace of a request that is about to leave; null where nobody listens.</summary>
    public static ExchangeTrace? Begin(AimlMusicConnection connection, HttpRequestMessage request) => Diagnostics.IsOn ? new(connection, request) : null;

    public void Answered(HttpResponseMessage response)
    {
        var ids = Names.Select(name => (Name: name, Value: Header(response, name))).Where(id => id.Value is not null).Select(id => $", {id.Name} {id.Value}");
        Write($"{(int)response.StatusCode}", string.Concat(ids));
    }

    public void Failed(Exception exception) => Write("no answer", $": {exception.GetBaseException().Message}");

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private void Write(string outcome, string more)
    {
        var uri = request.RequestUri!;
        var shown = uri.GetLeftPart(UriPartial.Path) + (uri.HasOriginOf(connection.BaseUri) ? uri.Query : "");
        var seconds = connection.TimeProvider.GetElapsedTime(_begun).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        Diagnostics.Write(connection.Line($"{request.Method} {shown}: {outcome} after {seconds} s{more}", 1000));
    }
}
