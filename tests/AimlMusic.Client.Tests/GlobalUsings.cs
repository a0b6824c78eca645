global using AimlMusic.Sandbox;
global using AimlMusic.Tests.Support;
global using static AimlMusic.Tests.Support.Test;
