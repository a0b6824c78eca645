using System.Globalization;

namespace AimlMusic.Api;

/// <summary>
/// Describes one HTTP exchange in one line. A link can contain a signature or a password, so only the path of a download is shown. The key is
/// never shown.
/// </summary>
/// <param name="connection">The connection, for its clock and its key.</param>
/// <param name="request">The request.</param>
/// <param name="isApi">Whether the request is for an endpoint of the service, and not a download.</param>
internal sealed class ExchangeTrace(AimlMusicConnection connection, HttpRequestMessage request, bool isApi)
{
    private static readonly string[] Names = ["x-request-id", "x-inference-id", "x-client-request-id"];

    private readonly long _begun = connection.TimeProvider.GetTimestamp();

    /// <summary>The trace of a request that is about to be sent; null if there is no listener.</summary>
    public static ExchangeTrace? Begin(AimlMusicConnection connection, HttpRequestMessage request, bool isApi) => Diagnostics.IsOn ? new(connection, request, isApi) : null;

    public void Answered(HttpResponseMessage response)
    {
        var ids = Names.Select(name => (Name: name, Value: response.Header(name))).Where(id => id.Value is not null).Select(id => $", {id.Name} {id.Value}");
        Write($"{(int)response.StatusCode}", string.Concat(ids));
    }

    public void Failed(Exception exception) => Write("no answer", $": {exception.GetBaseException().Message}");

    private void Write(string outcome, string more)
    {
        var uri = request.RequestUri!;
        var shown = uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) + (isApi ? uri.Query : "");
        var seconds = connection.TimeProvider.GetElapsedTime(_begun).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        Diagnostics.Write(connection.Line($"{request.Method} {shown}: {outcome} after {seconds} s{more}", 1000));
    }
}
