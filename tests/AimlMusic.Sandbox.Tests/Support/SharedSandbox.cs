namespace AimlMusic.Sandbox.Tests;

/// <summary>One server for tests that leave nothing behind that others would notice.</summary>
public sealed class SharedSandbox : IAsyncLifetime
{
    private TestSandbox? _sandbox;

    public TestSandbox Sandbox => _sandbox ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _sandbox = await TestSandbox.StartAsync(new SandboxOptions { Balance = 1000 });

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();
}
