using System.Net;
using System.Security.Authentication;

namespace AimlMusic.Api;

/// <summary>Describes an exception of the transport in one sentence, and determines whether anything was sent.</summary>
internal static class TransportFailure
{
    // Not InvalidOperationException: it is a defect in this module, which must not be reported as a connection failure and retried.
    public static bool Is(Exception exception) =>
        exception is HttpRequestException or OperationCanceledException or IOException or WebException or ObjectDisposedException or ProtocolViolationException;

    public static AimlMusicException Describe(Exception exception, HttpRequestMessage request, AimlMusicConnection connection, TimeSpan timeout)
    {
        // The transport wraps exceptions of the body.
        if (exception.GetBaseException() is AimlMusicException own && request.Content is not SendOnceContent { HasBegun: true })
        {
            return own;
        }

        var host = request.RequestUri!.Authority;
        var proxy = connection.ProxyFor(request.RequestUri);
        var through = proxy is null ? "" : $" through the proxy {proxy}";
        var message = exception switch
        {
            OperationCanceledException => $"{host} did not answer within {Seconds.Of(timeout)}{through}.",
            _ when proxy is not null && IsOfProxy(exception) =>
                $"The proxy {proxy} does not connect to {host}: {connection.Line(Innermost(exception))} If it requires credentials, specify them with 'Connect-AimlMusic -Proxy … -ProxyCredential'.",
            _ => $"{host} could not be reached{through}, or broke the connection: {connection.Line(Innermost(exception))}",
        };
        return new AimlMusicException(AimlMusicErrorKind.ConnectionFailed, message, Shown(exception, connection))
        {
            NotSent = IsUnsent(request),
        };
    }

    // Some messages of .NET quote invalid parts of an answer.
    private static Exception? Shown(Exception exception, AimlMusicConnection connection)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (connection.Line(inner.Message, inner.Message.Length + 1) != inner.Message.Trim())
            {
                return null;
            }
        }

        return exception;
    }

    /// <exception cref="OperationCanceledException">The caller canceled the exchange.</exception>
    public static void ThrowIfStopped(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested && IsUnsent(request))
        {
            throw new StoppedBeforeSendingException(cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    // A request whose body was not sent cannot have been accepted. It is prevented from being sent later.
    private static bool IsUnsent(HttpRequestMessage request) => request.Content is SendOnceContent content && content.TryWithdraw();

    private static bool IsOfProxy(Exception exception) =>
#if NET
        exception is HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError };
#else
        exception.GetBaseException() is WebException { Status: WebExceptionStatus.ProxyNameResolutionFailure or WebExceptionStatus.RequestProhibitedByProxy };
#endif

    private static string Innermost(Exception exception)
    {
        var inner = exception.GetBaseException();
        return exception.InnerException is AuthenticationException ? "the certificate is not trusted. " + inner.Message : inner.Message;
    }
}
