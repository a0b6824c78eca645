namespace AimlMusic.Sandbox.Tests;

public sealed class T
{
    [Fact]
    public void A() => Assert.Equal(2, 1 + 1);

    [Fact(Skip = "no pwsh here")]
    public void B() => Assert.Equal(2, 1 + 1);

    public static IEnumerable<TheoryDataRow<string>> Rows => [new("x") { Skip = "reason x", TestDisplayName = "nice name" }, new("y")];
    [Theory, MemberData(nameof(Rows))]
    public void C(string x) => Assert.NotNull(x);
}
