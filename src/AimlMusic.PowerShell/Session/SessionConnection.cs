namespace AimlMusic.PowerShell;

/// <summary>The connection of a cmdlet without -Connection: that of the session, otherwise that of the environment.</summary>
internal static class SessionConnection
{
    /// <exception cref="AimlMusicException">There is no connection, or that of the environment may not be the intended one.</exception>
    public static AimlMusicConnection Find(PSCmdlet cmdlet, bool needsKey)
    {
        if (AimlMusicSession.Current is { } connection)
        {
            return connection;
        }

        if (needsKey)
        {
            ThrowIfEnvironmentIsNotMeant();
        }

        return AimlMusicEnvironment.Connect(HostVersion.Of(cmdlet), needsKey);
    }

    // The key in the environment may belong to another account than the intended one.
    private static void ThrowIfEnvironmentIsNotMeant()
    {
        if (AimlMusicSession.HasFailed)
        {
            throw new AimlMusicException(
                AimlMusicErrorKind.NotConnected,
                "The last Connect-AimlMusic in this session failed. Nothing was sent, so that no other account is charged instead.");
        }

        if (AimlMusicSession.IsEnvironmentInDoubt)
        {
            throw new AimlMusicException(
                AimlMusicErrorKind.NotConnected,
                "This runspace has no connection of its own, and another runspace in this process uses the sandbox or failed to connect. Nothing was sent, so that nothing is paid for by mistake.");
        }
    }
}
