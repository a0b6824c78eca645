using System.Globalization;

namespace AimlMusic.Sandbox;

/// <summary>The API as a whole: lets a request in and hands it to the endpoint that it is for.</summary>
/// <param name="gate">Who is let in.</param>
/// <param name="endpoints">What there is.</param>
/// <param name="rate">How many requests are taken; null takes all.</param>
/// <param name="sendsRetryAfter">Whether a 429 says how long to wait.</param>
internal sealed class ApiRoute(Gate gate, IReadOnlyList<Endpoint> endpoints, RateWindow? rate = null, bool sendsRetryAfter = false) : IRoute
{
    /// <summary>The kind of a request; null where there is no such endpoint.</summary>
    public FaultRoute? KindOf(SandboxRequest request) => Find(request)?.Kind;

    public HttpResponseMessage Answer(SandboxRequest request)
    {
        if (Gate.IsUnwanted(request))
        {
            return Gate.RefuseUnwanted();
        }

        if (rate is not null && !rate.TryEnter(request.Time, out var wait))
        {
            return TooMany(request, wait);
        }

        if (Find(request) is not { } endpoint)
        {
            return RefusePath(request);
        }

        return endpoint.NeedsKey && !gate.HasKey(request) ? Gate.RefuseKey(request)
            : endpoint.Kind == FaultRoute.Submit && !gate.HasScope ? Gate.RefuseScope(request)
            : endpoint.Route.Answer(request);
    }

    private HttpResponseMessage TooMany(SandboxRequest request, TimeSpan wait)
    {
        var answer = ErrorAnswer.Problem(request, 429, "TooManyRequestsException", "Too many requests.");
        if (sendsRetryAfter)
        {
            answer.Headers.Add("Retry-After", Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        }

        return answer;
    }

    private Endpoint? Find(SandboxRequest request) =>
        endpoints.FirstOrDefault(endpoint => endpoint.Path == request.Path && endpoint.Method == request.Method);

    private HttpResponseMessage RefusePath(SandboxRequest request)
    {
        var allowed = endpoints.Where(endpoint => endpoint.Path == request.Path).Select(endpoint => endpoint.Method).ToList();
        if (allowed.Count == 0)
        {
            return ErrorAnswer.Problem(request, 404, "NotFoundException", $"Cannot {request.Method} {request.Path}");
        }

        var answer = ErrorAnswer.Problem(request, 405, "MethodNotAllowedException", $"Method {request.Method} is not allowed for {request.Path}");
        answer.Content.Headers.TryAddWithoutValidation("Allow", string.Join(", ", allowed));
        return answer;
    }
}
