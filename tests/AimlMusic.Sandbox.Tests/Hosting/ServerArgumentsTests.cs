using AimlMusic.Sandbox.Server;

namespace AimlMusic.Sandbox.Tests;

public sealed class ServerArgumentsTests
{
    [Fact]
    public void Defaults_apply_without_arguments()
    {
        var arguments = new ServerArguments([]);
        Assert.Empty(arguments.Mistakes);
        Assert.Equal(0, arguments.Port);
        Assert.Equal(0, arguments.CdnPort);
        Assert.Equal(TimeSpan.FromSeconds(2), arguments.Options.GenerationTime);
        Assert.Equal(TimeSpan.FromDays(1), arguments.Options.LinkLifetime);
        Assert.Equal(100, arguments.Options.Balance);
        Assert.Null(arguments.Options.ApiKey);
    }

    [Fact]
    public void Arguments_are_all_applied()
    {
        var arguments = new ServerArguments(
        [
            "--port", "8787", "--cdn-port", "8788", "--generation-seconds", "0.5", "--seed", "-3", "--api-key", "k,l",
            "--balance", "1.25", "--link-lifetime-seconds", "60", "--log-lag-seconds", "5",
            "--transaction-lag-seconds", "7", "--clock-skew-hours", "-2.5",
        ]);
        Assert.Empty(arguments.Mistakes);
        Assert.Equal(8787, arguments.Port);
        Assert.Equal(8788, arguments.CdnPort);
        Assert.Equal(TimeSpan.FromSeconds(0.5), arguments.Options.GenerationTime);
        Assert.Equal(-3, arguments.Options.Seed);
        Assert.Equal("k", arguments.Options.ApiKey);
        Assert.Equal(["l"], arguments.Options.MoreApiKeys);
        Assert.Equal(TimeSpan.FromSeconds(7), arguments.Options.TransactionLag);
        Assert.Equal(TimeSpan.FromHours(-2.5), arguments.Options.ClockSkew);
        Assert.Equal(1.25m, arguments.Options.Balance);
        Assert.Equal(TimeSpan.FromMinutes(1), arguments.Options.LinkLifetime);
        Assert.Equal(TimeSpan.FromSeconds(5), arguments.Options.LogLag);
    }

    [Fact]
    public void Mistakes_are_all_named()
    {
        var arguments = new ServerArguments(
            ["--prot", "extra", "--port", "65536", "--seed", "x", "--balance", "-1", "--generation-seconds", "NaN", "--api-key", "", "--clock-skew-hours", "8785", "--log-lag-seconds"]);
        Assert.Equal(
        [
            "--prot is not an option.",
            "extra is not an option.",
            "--log-lag-seconds needs a value.",
            "--port must be a whole number from 0 to 65535, not '65536'.",
            "--api-key must not be empty.",
            "--generation-seconds must be a number of seconds from 0 to 31622400, not 'NaN'.",
            "--clock-skew-hours must be a number of hours from -8784 to 8784, not '8785'.",
            "--seed must be a whole number from -2147483648 to 2147483647, not 'x'.",
            "--balance must be an amount in USD from 0 to 1000000, not '-1'.",
        ],
        arguments.Mistakes);
    }

    [Theory]
    [InlineData("--port", "5000", "--cdn-port", "5000", "--cdn-port must be another port than --port.")]
    [InlineData("--port", "1", "--port", "2", "--port is given twice.")]
    public void Ports_must_not_clash(string a, string b, string c, string d, string mistake) =>
        Assert.Contains(mistake, new ServerArguments([a, b, c, d]).Mistakes);

    [Fact]
    public void Help_contains_every_keyword_of_a_fault() =>
        Assert.All(
            FaultReader.Names.Concat(FaultWords.Routes.Keys).Concat(FaultWords.Bodies.Keys).Concat(FaultWords.Resets.Keys).Concat(FaultWords.Downloads.Keys),
            word => Assert.Matches($"\\b{word}\\b", ServerUsage.Text));

    [Fact]
    public void Help_can_be_requested() => Assert.True(new ServerArguments(["--help"]).IsHelp);
}
