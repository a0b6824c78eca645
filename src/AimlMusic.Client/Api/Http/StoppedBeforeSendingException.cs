namespace AimlMusic.Api;

/// <summary>The caller canceled an exchange before a byte of its body was sent. It cannot have been accepted.</summary>
#pragma warning disable CA1032 // Created in one place, for one reason.
internal sealed class StoppedBeforeSendingException(CancellationToken cancellationToken) : OperationCanceledException(cancellationToken);
#pragma warning restore CA1032
