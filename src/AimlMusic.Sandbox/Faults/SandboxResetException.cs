namespace AimlMusic.Sandbox;

/// <summary>The connection was reset on demand. A server resets its connection; without one, this is what the client gets.</summary>
public sealed class SandboxResetException : HttpRequestException
{
    /// <summary>A reset.</summary>
    public SandboxResetException()
        : this("The sandbox reset the connection.")
    {
    }

    /// <summary>A reset with words of its own.</summary>
    /// <param name="message">The words.</param>
    public SandboxResetException(string message)
        : base(message)
    {
    }

    /// <summary>A reset for a reason.</summary>
    /// <param name="message">The words.</param>
    /// <param name="innerException">The reason.</param>
    public SandboxResetException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
